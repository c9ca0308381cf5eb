/* Stands in for the NSIS plug-in of this name: no program with that name runs. */
#include "plugin.h"

PLUGIN(_FindProcess) {
  WCHAR name[512];
  pop(stack, name, 512);
  push(stack, L"603", size);
}

PLUGIN(_KillProcess) {
  WCHAR name[512];
  pop(stack, name, 512);
  push(stack, L"603", size);
}

PLUGIN(_Unload) {}
