import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Received = { from: string; to: string[]; source: string }

type Options = { refuses?: (address: string) => boolean }

/** A real SMTP server in this process, which keeps what it is sent. It refuses each recipient that `refuses` says. */
export async function startMailServer({ refuses = () => false }: Options = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _, answer) => {
      if (username === 'gatehouse' && password === 'p@ss/word') answer(null, { user: username })
      else answer(new Error('Wrong password'))
    },
    onRcptTo: ({ address }, _, answer) => answer(refuses(address) ? new Error('No such mailbox') : null),
    onData: (stream, { envelope }, answer) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ from, to, source: Buffer.concat(parts).toString() })
        answer()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((done) => server.close(done)),
  }
}

/** The text of a mail as its reader sees it: quoted-printable undone. */
export function textOf(source: string): string {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const text = body.join('\n\n').replaceAll('\r\n', '\n')
  if (!/quoted-printable/i.test(head)) return text
  const bytes = text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`)
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, '%25'))
}
