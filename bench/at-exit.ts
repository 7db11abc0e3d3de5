const tasks: (() => void)[] = []

/** Has something ended or removed when this process ends, however it does; the latest first. */
export function atExit(task: () => void): void {
  tasks.push(task)
}

process.once('exit', () => tasks.toReversed().forEach((task) => task()))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
