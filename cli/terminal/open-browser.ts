import { spawn } from 'node:child_process'

/** Opens an address in the person's browser, if there is a screen here; who is elsewhere opens it by hand. */
export function openBrowser(url: string): void {
  const { platform, env } = process
  const hasScreen = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY
  if (!process.stderr.isTTY || env.SSH_CONNECTION || !hasScreen) return
  const [program = '', ...words] =
    platform === 'darwin'
      ? ['open']
      : platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open']
  spawn(program, [...words, url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref()
}
