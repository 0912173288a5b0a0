"""What the stock service needs to know."""

# The same as in the shop, until somebody finds the time.
SERVICE_TOKEN = "@@SERVICE_TOKEN@@"

CACHE_URL = "redis://:@@CACHE_PASSWORD@@@cache.shop.internal:6379/0"

# Says in the warehouse's channel what must be ordered again.
SLACK_WEBHOOK_URL = "@@SLACK_WEBHOOK@@"
