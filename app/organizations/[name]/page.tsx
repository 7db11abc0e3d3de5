import { redirect } from 'next/navigation'
import { paths } from '#lib/paths.ts'

type Props = { params: Promise<{ name: string }> }

export default async function OrganizationPage({ params }: Props) {
  redirect(paths.members((await params).name))
}
