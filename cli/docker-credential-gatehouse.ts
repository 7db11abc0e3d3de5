#!/usr/bin/env node
import { answerDocker } from '#cli/docker/answer-docker.ts'
import { runHelper } from '#cli/run-helper.ts'

await runHelper(answerDocker)
