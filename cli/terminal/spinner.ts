const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** Shows that something is awaited, on a terminal; elsewhere it says so once. */
export async function withSpinner<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
  const { stderr } = process
  if (!stderr.isTTY) {
    stderr.write(`${label}\n`)
    return work()
  }
  let turn = 0
  const draw = () => stderr.write(`\r\x1b[2K${frames[turn++ % frames.length]} ${label}`)
  draw()
  const timer = setInterval(draw, 100)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    stderr.write('\r\x1b[2K')
  }
}
