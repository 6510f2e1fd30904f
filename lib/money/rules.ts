import { type Currency, currencies, currencyDecimals, type Money } from './schema'

/** More than any single amount here will be, and small enough that a database column of 64 bits holds it. */
const LARGEST_MINOR = 10n ** 15n

/**
 * The amount that a decimal text such as `1250.50` writes, exact to the minor unit. Null when it is no plain decimal
 * number, is negative, has more decimals than the currency, or is larger than 10^15 minor units. It never rounds.
 */
export function readAmount(text: string, currency: Currency): Money | null {
  const [, whole, fraction = ''] = /^(\d{1,16})(?:\.(\d{1,3}))?$/.exec(text) ?? []
  const decimals = currencyDecimals[currency]
  if (whole === undefined || fraction.length > decimals) return null
  const minor = BigInt(whole + fraction.padEnd(decimals, '0'))
  return minor > LARGEST_MINOR ? null : { minor, currency }
}

/** The amount as a decimal text with all decimals of its currency: `1250.50`, and `1250` in yen. */
export function writeAmount({ minor, currency }: Money): `${number}` {
  const decimals = currencyDecimals[currency]
  const digits = minor.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  if (!isDecimal(text)) throw new Error(`${text} is not an amount`)
  return text
}

/** One sum per currency, in the order of the table. Amounts in different currencies are never added. */
export function sumByCurrency(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<Currency, bigint>()
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  return currencies.flatMap((currency) => {
    const minor = sums.get(currency)
    return minor === undefined ? [] : [{ minor, currency }]
  })
}

/** The currency that a stored code names; throws where it is none of the table, because then no amount can be read. */
export function currencyOf(code: string): Currency {
  const found = currencies.find((one) => one === code)
  if (!found) throw new Error(`${code} is no currency of the table`)
  return found
}

function isDecimal(text: string): text is `${number}` {
  return /^\d+(\.\d+)?$/.test(text)
}
