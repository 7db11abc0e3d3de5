import { classNames } from '#components/ui/class-names.ts'
import { Notice } from '#components/ui/notice.tsx'

type Props = { isSiteAdministrator: boolean; className?: string }

/** Says that no mail goes out, to site administrators with what to set. */
export function NoMailServer({ isSiteAdministrator, className }: Props) {
  return (
    <Notice className={classNames('max-w-[560px]', className)}>
      {isSiteAdministrator ? (
        <p>
          No mail is sent: no mail server is set. Set <code className="font-mono">SMTP_URL</code> and{' '}
          <code className="font-mono">MAIL_FROM</code>, then restart Gatehouse. Until then each mail becomes a
          file in <code className="font-mono">DATA_DIR/outbox</code>.
        </p>
      ) : (
        <p>No mail is sent: this Gatehouse has no mail server. A site administrator can set one.</p>
      )}
    </Notice>
  )
}
