"""What each step of a conversation takes of DynamoDB, measured, and what that comes to in a month."""
