// The text of a file, as a string or as what reads it when it is first asked for its string.
declare module '*?raw' {
  const text: { toString(): string }
  export default text
}
