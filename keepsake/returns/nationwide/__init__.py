"""The returns of many councils, each checked by itself with the same rules: in this process, or by Spark."""
