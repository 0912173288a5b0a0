'use strict';

/** Prices in cents. */
const catalogue = [
  { name: 'mug', title: 'Mug with a hole', price: 900 },
  { name: 'sieve', title: 'Sieve, extra fine', price: 1450 },
  { name: 'bucket', title: 'Bucket, watertight on one side', price: 2100 },
];

module.exports = { catalogue };
