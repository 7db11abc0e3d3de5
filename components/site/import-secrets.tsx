import { SeveralSecretsDialog } from '#components/shared/several-secrets-dialog.tsx'
import { csvLine } from '#lib/csv-line.ts'
import type { ShownSecret } from '#lib/import/actions.ts'

const kinds: Record<string, string> = { token: 'Access token', link: 'Link to choose a password, for 7 days' }

/** The one look at what an import made. */
export function ImportSecrets({ secrets, onClose }: { secrets: ShownSecret[]; onClose: () => void }) {
  return (
    <SeveralSecretsDialog
      title="Keep these secrets now"
      description="They are shown once. Pass each on to whom it is for: the old ones don’t work here."
      secrets={secrets.map(({ kind, name, owner, secret }) => ({
        ...{ name, secret, copyLabel: `Copy what is for ${name}` },
        note: kind === 'token' ? `${kinds[kind]} of ${owner}` : kinds[kind],
      }))}
      csv={csvOf(secrets)}
      fileName="import.csv"
      onClose={onClose}
    />
  )
}

/** Made in the browser: no file with secrets exists anywhere else. */
function csvOf(secrets: ShownSecret[]): string {
  return [
    csvLine(['Kind', 'Owner', 'Name', 'Secret or link']),
    ...secrets.map(({ kind, owner, name, secret }) => csvLine([kind, owner, name, secret])),
  ].join('')
}
