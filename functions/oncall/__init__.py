"""Who is told of what, and until when: alerts, deliveries, channels."""
