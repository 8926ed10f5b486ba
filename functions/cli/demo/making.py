"""Makes what the playground needs: the browser's own code, under Node, against a server that lives for seconds."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from functions.cli.demo.made import CASES, MADE, Made, read_made, write_about
from functions.config import ROOT

PROGRAM = ROOT / "site" / "app" / "demo" / "make.js"
PATIENCE_SECONDS = 120
