import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts in hundredths of a second. */
const ticksPerSecond = 100

/** CPU seconds that processes and all that they started have used so far, in the program and in the kernel. */
export function cpuSeconds(...roots: number[]): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readStat(Number(pid)) ?? [])
  const ticksOf = (pid: number): number => {
    const own = processes.find((each) => each.pid === pid)?.ticks ?? 0
    const children = processes.filter(({ parent }) => parent === pid)
    return children.reduce((sum, child) => sum + ticksOf(child.pid), own)
  }
  return roots.reduce((sum, pid) => sum + ticksOf(pid), 0) / ticksPerSecond
}

/** Null for a process that has ended meanwhile; its time has then passed to its parent. */
function readStat(pid: number) {
  try {
    // The name in brackets may hold spaces; state and parent follow it, and from the 14th field on: utime, stime, cutime, cstime.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    return { pid, parent: fields[1]!, ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]! }
  } catch {
    return null
  }
}

/** The resident memory of a process. */
export function mebibytesOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}
