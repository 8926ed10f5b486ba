"""What only the operator's machine needs for AWS: templates, provisioning, deploying."""
