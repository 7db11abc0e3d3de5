import { connect } from 'node:net'

/** Sends a request just as it is written here, and reads the answer. */
export async function sendBytes(port: number, bytes: string) {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  socket.write(bytes, 'latin1')
  let said = ''
  const answer = () => {
    const [head = '', body = ''] = said.split(/\r\n\r\n(.*)/s)
    const length = /^content-length: (\d+)/im.exec(head)?.[1]
    return length !== undefined && body.length >= Number(length) ? { head, body } : null
  }
  for await (const chunk of socket) {
    said += chunk as string
    if (answer()) break
  }
  const { head, body } = answer() ?? { head: said, body: '' }
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.replace(/^[^:]*: /, ''),
  ])
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body }
}
