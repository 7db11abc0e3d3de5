import type { Outcome, Skopeo } from '#e2e/clients/programs.ts'
import { expectDone, expectRefused, test } from '#e2e/clients/test.ts'

/** What may be done to a repository, in the words of `expectRights`. */
export const pull = 'inspect list-tags pull'
export const push = `${pull} push`
export const everything = `${push} delete`

/** Deleting comes last: it takes the image away. */
const operations: Record<string, (skopeo: Skopeo, image: string, repository: string) => Promise<Outcome>> = {
  inspect: (skopeo, _image, repository) => skopeo.inspect(`${repository}:latest`),
  'list-tags': (skopeo, _image, repository) => skopeo.listTags(repository),
  pull: (skopeo, _image, repository) => skopeo.pull(`${repository}:latest`),
  push: (skopeo, image, repository) => skopeo.push(image, `${repository}:pushed`),
  delete: (skopeo, _image, repository) => skopeo.delete(`${repository}:latest`),
}

/** Tries everything on a repository that holds `latest`; done must be what is in `may`, and refused all else. */
export async function expectRights(skopeo: Skopeo, image: string, repository: string, may: string) {
  for (const [operation, attempt] of Object.entries(operations)) {
    await test.step(`${operation} ${repository}`, async () => {
      const outcome = await attempt(skopeo, image, repository)
      if (may.split(' ').includes(operation)) expectDone(outcome)
      else expectRefused(outcome)
    })
  }
}
