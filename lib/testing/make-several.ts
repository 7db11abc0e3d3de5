/** Makes one after the other: many at once would wait for connections, on a busy machine longer than the pool lets them. */
export async function makeSeveral<Made>(
  count: number,
  make: (place: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  for (let place = 0; place < count; place++) made.push(await make(place))
  return made
}
