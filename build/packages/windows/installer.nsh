; What the installer does beyond electron-builder's own script. It is included in the installer and the uninstaller.

!define COMPANY_FILE_CLASS "TokenTray.CompanyFile"
!define LINK_KEY "Software\Classes\tokentray"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define RUN_APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

!macro customInstall
  ; electron-builder writes the program's path without quotes: a folder with a space in it would be cut off.
  WriteRegStr SHELL_CONTEXT "Software\Classes\${COMPANY_FILE_CLASS}\shell\open\command" "" '"$appExe" "%1"'
  ; Links "tokentray://add?...", which electron-builder registers for macOS and Linux only.
  WriteRegStr SHELL_CONTEXT "${LINK_KEY}" "" "URL:TokenTray"
  WriteRegStr SHELL_CONTEXT "${LINK_KEY}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "${LINK_KEY}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "${LINK_KEY}\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    ; Of the file type electron-builder removes the class, not the extension that points to it.
    ReadRegStr $R1 SHELL_CONTEXT "Software\Classes\.tokentray" ""
    ${if} $R1 == "${COMPANY_FILE_CLASS}"
      DeleteRegValue SHELL_CONTEXT "Software\Classes\.tokentray" ""
    ${endIf}
    DeleteRegValue SHELL_CONTEXT "Software\Classes\.tokentray\OpenWithProgids" "${COMPANY_FILE_CLASS}"
    DeleteRegKey /ifempty SHELL_CONTEXT "Software\Classes\.tokentray\OpenWithProgids"
    DeleteRegKey /ifempty SHELL_CONTEXT "Software\Classes\.tokentray"
    DeleteRegKey SHELL_CONTEXT "${LINK_KEY}"
    ; The start at login, which the app enters for the person who wants it.
    DeleteRegValue HKCU "${RUN_KEY}" "${APP_ID}"
    DeleteRegValue HKCU "${RUN_APPROVED_KEY}" "${APP_ID}"
    ; The installer keeps a copy of itself there.
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
  ${endIf}
!macroend
