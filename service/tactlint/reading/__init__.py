"""What the customer's turns say."""
