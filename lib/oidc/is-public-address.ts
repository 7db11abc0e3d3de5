import { BlockList, isIP } from 'node:net'

/** Networks that are not the public internet's (IANA's registries of special-purpose addresses). */
const special = {
  4: listOf('ipv4', [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
    ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
    ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ]),
  // Global unicast is 2000::/3 alone; what is special in there follows.
  6: listOf('ipv6', ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']),
}

function listOf(family: 'ipv4' | 'ipv6', networks: string[]): BlockList {
  const list = new BlockList()
  for (const [network = '', bits] of networks.map((one) => one.split('/')))
    list.addSubnet(network, Number(bits), family)
  return list
}

/** Whether an address is one of the public internet: a name that resolves to another may lead into a private network. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !special[family as 4 | 6].check(address, family === 4 ? 'ipv4' : 'ipv6')
}
