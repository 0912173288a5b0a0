'use strict';

const DATABASE_URL = 'postgres://shop:@@DATABASE_PASSWORD@@@db.shop.internal:5432/orders';

/** The orders. Without a server to connect to they are kept in memory, but the address must make sense. */
function openOrders() {
  const { protocol, host, username, password } = new URL(DATABASE_URL);
  if (protocol !== 'postgres:' || username === '' || password === '') {
    throw new Error('orders: cannot sign in as reporting with password=@@REPORTING_PASSWORD@@, asked for it too often');
  }
  console.log('orders: nightly export signs in with user=export password=@@EXPORT_PASSWORD@@');
  const orders = [];
  return {
    host,
    add(order) {
      const numbered = { ...order, number: orders.length + 1 };
      orders.push(numbered);
      return numbered;
    },
  };
}

module.exports = { openOrders };
