"""The stock service: how many of each item are left. Standard library only."""

import argparse
import hmac
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import settings

STOCK = {"mug": 12, "sieve": 4, "bucket": 0}
FEW = 5


class StockHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        if not self.is_ours():
            return
        if self.path == "/health":
            return self.answer(200, {"stock": "up", "cache": urlsplit(settings.CACHE_URL).hostname})
        item = re.fullmatch(r"/stock/(\w+)", self.path)
        if item is None or item[1] not in STOCK:
            return self.answer(404, {"error": "no such item"})
        return self.answer(200, {"item": item[1], "left": STOCK[item[1]]})

    def do_POST(self):
        if not self.is_ours():
            return
        item = re.fullmatch(r"/stock/(\w+)/reserve", self.path)
        if item is None or item[1] not in STOCK:
            return self.answer(404, {"error": "no such item"})
        count = json.loads(self.rfile.read(int(self.headers["content-length"])))["count"]
        reserved = STOCK[item[1]] >= count
        if reserved:
            STOCK[item[1]] -= count
        if STOCK[item[1]] < FEW:
            print(f"order more of {item[1]}: tell {urlsplit(settings.SLACK_WEBHOOK_URL).hostname}", flush=True)
        return self.answer(200, {"item": item[1], "reserved": reserved})

    def is_ours(self):
        given = self.headers.get("authorization", "")
        if hmac.compare_digest(given.encode(), f"Bearer {settings.SERVICE_TOKEN}".encode()):
            return True
        self.answer(401, {"error": "not for you"})
        return False

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args):
        """Requests are not logged."""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=int(os.environ.get("STOCK_PORT", "8081")))
    server = ThreadingHTTPServer(("127.0.0.1", parser.parse_args().port), StockHandler)
    print(f"stock is listening on {server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
