'use strict';

const QUOTE_URL = 'https://api.parcels.example/v1/quote?access_token=@@PARCELS_TOKEN@@&country=NL';

/** What sending so many things costs, in cents; the carrier's own page is asked for the label later. */
function parcelPrice(count) {
  const url = new URL(QUOTE_URL);
  url.searchParams.set('count', String(count));
  return { price: count > 3 ? 0 : 495, country: url.searchParams.get('country') };
}

module.exports = { parcelPrice };
