// Letters, where the operator named a server for them. What a mail server says may quote an address, so it is
// not passed on.
import { createTransport } from 'nodemailer'

/** In our own name, or as somebody knows us who must not be seen with that name. */
export type Letter = { to: string; subject: string; text: string; from?: { name: string; address: string } }
/** Sends one letter; false where the server did not take it. */
export type Mail = (letter: Letter) => Promise<boolean>

/** A server that takes a connection and says nothing is one that took nothing (milliseconds). */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 }

export const openMail = (smtpUrl: string, from: string): Mail => {
  const transport = createTransport({ url: smtpUrl, ...patience })
  return async (letter) => {
    try {
      await transport.sendMail({ from, ...letter, disableFileAccess: true, disableUrlAccess: true })
      return true
    } catch {
      return false
    }
  }
}
