declare module 'mammoth/mammoth.browser.min.js' {
  interface Image {
    readonly contentType: string
  }
  const mammoth: {
    images: { imgElement(of: (image: Image) => Promise<{ src: string }>): unknown }
    convertToHtml(
      input: { arrayBuffer: ArrayBuffer },
      options: { convertImage: unknown },
    ): Promise<{ value: string }>
  }
  export default mammoth
}
