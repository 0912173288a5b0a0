'use strict';

const http = require('node:http');
const { catalogue } = require('./catalogue');
const { openOrders } = require('./orders');
const { parcelPrice } = require('./parcels');
const { charge } = require('./payment');
const { issueTicket, readTicket } = require('./sessions');
const { StockClient } = require('./stock-client');

const port = Number(option('--port', process.env.WEB_PORT ?? '8080'));
const stock = new StockClient(Number(option('--stock-port', process.env.STOCK_PORT ?? '8081')));
const orders = openOrders();

const routes = {
  'GET /health': async () => ({ shop: 'up', stock: await stock.state(), database: orders.host }),
  'GET /catalogue': async () => ({ items: await Promise.all(catalogue.map(withStock)) }),
  'POST /sign-in': async ({ body }) => ({ ticket: issueTicket(body.customer) }),
  'POST /check-out': checkOut,
};

/** Sells: the customer's ticket, the stock, the price with its parcel, the charge, the order. */
async function checkOut({ body, authorization }) {
  const customer = readTicket(authorization.replace(/^Bearer /, ''));
  if (customer === undefined) return { status: 401, error: 'sign in first' };
  const item = catalogue.find(({ name }) => name === body.item);
  if (item === undefined) return { status: 404, error: 'no such item' };
  const reserved = await stock.reserve(item.name, body.count);
  if (reserved === 'sold-out') return { status: 409, error: 'sold out' };
  const amount = item.price * body.count + parcelPrice(body.count).price;
  const order = orders.add({ customer, item: item.name, count: body.count, amount });
  return { order: order.number, amount, stock: reserved, charge: charge(order.number, amount) };
}

async function withStock(item) {
  return { ...item, left: await stock.left(item.name) };
}

const server = http.createServer(async (request, response) => {
  const route = routes[`${request.method} ${new URL(request.url, 'http://shop').pathname}`];
  const answer = route === undefined ? { status: 404, error: 'no such page' } : await answerTo(route, request);
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
});

async function answerTo(route, request) {
  try {
    const text = await readBody(request);
    return await route({ body: text === '' ? {} : JSON.parse(text), authorization: request.headers.authorization ?? '' });
  } catch (error) {
    return { status: 500, error: error.message };
  }
}

async function readBody(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

function option(name, otherwise) {
  const index = process.argv.indexOf(name);
  return index < 0 ? otherwise : process.argv[index + 1];
}

server.listen(port, '127.0.0.1', () => console.log(`shop is listening on ${server.address().port}`));
