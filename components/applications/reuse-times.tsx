import { TableFrame, RowFrame } from '#components/data-table/table-frame.tsx'
import { Section } from '#components/ui/card.tsx'

const consumers = [
  {
    name: 'APISIX, lua-resty-openidc',
    keeps: 'Keep an answer until its exp, if they have a cache for introspection. APISIX has one.',
    felt: 'After the reuse time',
  },
  {
    name: 'mod_auth_openidc',
    keeps: 'Keeps an answer until its exp.',
    felt: 'After the reuse time',
  },
  {
    name: 'Kong, OpenID Connect plugin',
    keeps: 'Keeps an answer until its exp, unless cache_introspection is off.',
    felt: 'After the reuse time',
  },
  {
    name: 'Oathkeeper',
    keeps:
      'Keeps nothing unless its cache is on. Refuses an answer whose exp has passed by its own clock: set 5.',
    felt: 'With the next request',
  },
  {
    name: 'Spring Security',
    keeps: 'Keeps nothing.',
    felt: 'With the next request',
  },
  {
    name: 'Skipper',
    keeps: 'Keeps nothing.',
    felt: 'With the next request',
  },
  {
    name: '@gatehouse/verify, verify-go',
    keeps: 'Keep an answer for the reuse time, never longer.',
    felt: 'After the reuse time',
  },
] as const

const columns = [
  { label: 'Program' },
  { label: 'What it does with an answer', card: 'below' as const, className: '@2xl:w-[48%]' },
  { label: 'A deletion is felt', className: '@2xl:w-44' },
]

const cells = [
  ({ name }: (typeof consumers)[number]) => <span className="font-medium">{name}</span>,
  ({ keeps }: (typeof consumers)[number]) => keeps,
  ({ felt }: (typeof consumers)[number]) => felt,
]

/** What the reuse time means for each known program. */
export function ReuseTimes() {
  return (
    <Section
      title="How soon a deletion is felt"
      description={
        <>
          Many programs keep an answer until the time in its <code className="font-mono">exp</code>. Gatehouse
          never answers a later one than now plus the reuse time of the application.
        </>
      }
      className="@container mt-10"
    >
      <TableFrame columns={columns} caption="Programs that ask" header={(at) => columns[at]!.label}>
        {consumers.map((consumer) => (
          <RowFrame key={consumer.name} columns={columns} cell={(at) => cells[at]!(consumer)} />
        ))}
      </TableFrame>
    </Section>
  )
}
