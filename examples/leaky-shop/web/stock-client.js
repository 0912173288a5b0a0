'use strict';

const serviceToken = '@@SERVICE_TOKEN@@';

/** Speaks with the stock service. Where it is not there, the shop goes on selling and says that it does not know. */
class StockClient {
  #base;

  constructor(port) {
    this.#base = `http://127.0.0.1:${port}`;
  }

  async state() {
    return (await this.#ask('/health')) === undefined ? 'unknown' : 'up';
  }

  async left(item) {
    return (await this.#ask(`/stock/${item}`))?.left ?? 'unknown';
  }

  async reserve(item, count) {
    const answer = await this.#ask(`/stock/${item}/reserve`, { count });
    if (answer === undefined) return 'unknown';
    return answer.reserved ? 'reserved' : 'sold-out';
  }

  async #ask(page, body) {
    try {
      const response = await fetch(this.#base + page, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${serviceToken}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }
}

module.exports = { StockClient };
