/** In the order in which forms offer them. */
export const currencies = ['USD', 'EUR', 'GBP', 'JPY', 'AUD', 'CAD', 'CHF', 'CNY', 'INR', 'KRW', 'KWD', 'SGD'] as const

export type Currency = (typeof currencies)[number]

/**
 * How many decimals each currency has before its minor unit (ISO 4217). The table is ours and not the runtime's: if it
 * changed with an update of Node, stored minor units would change their meaning.
 */
export const currencyDecimals = {
  USD: 2,
  EUR: 2,
  GBP: 2,
  JPY: 0,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  INR: 2,
  KRW: 0,
  KWD: 3,
  SGD: 2,
} as const satisfies Record<Currency, number>

/** An exact amount: whole minor units, such as cents. There is no other form of money in here, and never a fraction. */
export type Money = { readonly minor: bigint; readonly currency: Currency }
