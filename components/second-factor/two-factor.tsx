'use client'

import { CodeStep } from '#components/second-factor/code-step.tsx'
import { PasswordStep, type SetUp } from '#components/second-factor/password-step.tsx'
import { RecoveryCodesDialog } from '#components/second-factor/recovery-codes-dialog.tsx'
import { TwoFactorOn } from '#components/second-factor/two-factor-on.tsx'
import { useSecrets } from '#components/shared/use-secrets.ts'
import type { SecondFactor } from '#lib/second-factor/get-second-factor.ts'

type Props = { username: string; factor: SecondFactor; now: Date }

/** Sets two-factor authentication up, or shows it with what can be changed. */
export function TwoFactor({ username, factor, now }: Props) {
  const [setUp, setSetUp] = useSecrets<SetUp>()
  const [codes, setCodes] = useSecrets<string[]>()

  function finish(recoveryCodes: string[]) {
    setSetUp(null)
    setCodes(recoveryCodes)
  }

  return (
    <>
      {factor.authenticatorSince ? (
        <TwoFactorOn factor={factor} now={now} onRenewed={setCodes} />
      ) : setUp ? (
        <CodeStep setUp={setUp} onDone={finish} onCancel={() => setSetUp(null)} />
      ) : (
        <PasswordStep username={username} onDone={setSetUp} />
      )}
      {codes && <RecoveryCodesDialog username={username} codes={codes} onClose={() => setCodes(null)} />}
    </>
  )
}
