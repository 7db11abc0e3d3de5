export class GatehouseUnavailable extends Error {
  name = 'GatehouseUnavailable'
}
