"""What is done with cases: the client's side, the counselors' side, erasing."""
