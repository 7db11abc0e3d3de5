import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Passes connections on to a server until the test takes it away, as a server that stops or a network that breaks. */
export async function startTcpProxy(to: { host: string; port: number }) {
  const sockets = new Set<Socket>()
  let isAway = false
  const proxy = createServer((near) => {
    if (isAway) return near.destroy()
    const far = connect(to.port, to.host)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
    return undefined
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  return {
    port: (proxy.address() as AddressInfo).port,
    takeAway() {
      isAway = true
      for (const socket of sockets) socket.destroy()
    },
    bringBack: () => void (isAway = false),
    stop() {
      for (const socket of sockets) socket.destroy()
      proxy.close()
    },
  }
}
