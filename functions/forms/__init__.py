"""FHIR R4 questionnaires: parse, validate, render."""
