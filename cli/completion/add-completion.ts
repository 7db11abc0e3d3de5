import { Argument, type Command } from 'commander'
import { bashCompletion } from '#cli/completion/bash-completion.ts'
import { fishCompletion } from '#cli/completion/fish-completion.ts'
import { levelsOf } from '#cli/completion/levels.ts'
import { zshCompletion } from '#cli/completion/zsh-completion.ts'

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }

/** `gatehouse completion SHELL`: a script that knows all commands and options there are. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print a script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>').choices(Object.keys(shells)))
    .addHelpText('after', help)
    .action((shell: keyof typeof shells) => {
      process.stdout.write(shells[shell](levelsOf(program)))
    })
}

const help = `
bash  echo 'source <(gatehouse completion bash)' >> ~/.bashrc
zsh   gatehouse completion zsh > "\${fpath[1]}/_gatehouse"
fish  gatehouse completion fish > ~/.config/fish/completions/gatehouse.fish`
