"""Nights of alerting at random, and a judge who watches that nobody is missed and nobody told twice."""
