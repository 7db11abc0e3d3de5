import { describeType, type Field } from '#components/docs/open-api.ts'

type Props = { title: string; fields: Field[]; /** Whether these are request fields. */ sent?: boolean }

export function FieldTable({ title, fields, sent = false }: Props) {
  if (fields.length === 0) return null
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-sm font-medium">{title}</h4>
      <ul className="flex flex-col divide-y divide-line border-y border-line text-sm">
        {fields.map(({ name, schema, required }) => (
          <li key={name} className="grid gap-x-4 py-1.5 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
            <code className="font-mono wrap-anywhere">{name}</code>
            <span className="text-text-muted">
              {describeType(schema)}
              {sent && required && ', required'}
              {sent && schema.default !== undefined && `, ${JSON.stringify(schema.default)} by default`}
              {'. '}
              {schema.description}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
