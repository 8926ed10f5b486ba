"""Loads MkDocs hooks as MkDocs does: by their paths."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

HOOKS = Path(__file__).parents[2] / "site" / "hooks"


def hook(name: str) -> ModuleType:
    """Return the hook of this name."""
    if str(HOOKS) not in sys.path:
        sys.path.insert(0, str(HOOKS))
    spec = spec_from_file_location(f"site_hook_{name.replace('/', '_')}", HOOKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
