"""`python -m desktop_app`: the same as the console script."""

import sys
from multiprocessing import freeze_support

from desktop_app.bootstrap import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
