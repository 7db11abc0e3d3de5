#!/usr/bin/env node
import { answerGit } from '#cli/git/answer-git.ts'
import { runHelper } from '#cli/run-helper.ts'

await runHelper(answerGit)
