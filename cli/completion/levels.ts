import type { Command } from 'commander'

type Word = { name: string; description: string }

/** What can follow some words of a command: `["org", "token"]` is followed by the verbs. */
export type Level = { path: string[]; commands: Word[]; options: Word[] }

/** All of them, from the commands themselves. */
export function levelsOf(command: Command, path: string[] = []): Level[] {
  const options = command.options.map(({ long, short, description }) => ({
    name: long ?? short ?? '',
    description,
  }))
  const commands = command.commands.map((sub) => ({ name: sub.name(), description: sub.description() }))
  return [
    { path, commands, options: [...options, { name: '--help', description: 'Show help' }] },
    ...command.commands.flatMap((sub) => levelsOf(sub, [...path, sub.name()])),
  ]
}
