export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/*
 * Each asks the command line itself how a line may go on, so that it knows the options of the
 * version that is installed and the names in the records. `collega` is asked by its name: a program
 * of that name in the folder where the user stands must not be run by the Tab key. The first line of
 * the answer is `values`, `files` or `folders`.
 */

/** Runs in bash 3.2, which macOS has: no `mapfile`, and `compopt` only where there is one. */
const bash = String.raw`_collega() {
  local answer kind value
  COMPREPLY=()
  answer=$(collega completion bash --line="${'$'}{COMP_LINE:0:COMP_POINT}" \
    --breaks="$COMP_WORDBREAKS" 2>/dev/null) || return 0
  { IFS= read -r kind
    while IFS= read -r value; do COMPREPLY+=("$value"); done
  } <<< "$answer"
  type compopt >/dev/null 2>&1 || return 0
  case $kind in
    files) compopt -o default ;;
    folders) compopt -o dirnames +o default ;;
    *) compopt +o default ;;
  esac 2>/dev/null
  return 0
}
complete -o default -F _collega collega
`;

const zsh = String.raw`#compdef collega
_collega() {
  local answer kind line
  local -a lines options
  answer=$(collega completion zsh --word="${'$'}{(Q)PREFIX}" -- \
    "${'$'}{(@Q)words[2,CURRENT-1]}" 2>/dev/null) || return 1
  lines=("${'$'}{(@f)answer}")
  case $lines[1] in
    files) _files ;;
    folders) _files -/ ;;
    *)
      for line in "${'$'}{(@)lines[2,-1]}"; do
        options+=("${'$'}{${'$'}{line%%$'\t'*}//:/\\:}:${'$'}{line#*$'\t'}")
      done
      (( $#options )) && _describe collega options ;;
  esac
}
if [[ $funcstack[1] == _collega ]]; then _collega "$@"; else compdef _collega collega; fi
`;

const fish = String.raw`function __collega_complete
    set -l word (commandline -ct | string trim --left --chars "'\"")
    set -l answer (collega completion fish --word="$word" -- (commandline -opc)[2..-1] 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$word"
        case folders
            __fish_complete_directories "$word"
        case '*'
            string join \n -- $answer[2..-1]
    end
end
complete --command collega --no-files --keep-order --arguments '(__collega_complete)'
`;

/** Windows PowerShell 5.1 too: it has no `[char]`-free escapes, and reads a program's words as OEM. */
const powershell = String.raw`Register-ArgumentCompleter -Native -CommandName 'collega' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
    $word = "$wordToComplete".Trim("'", '"')
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding
        $answer = @(collega completion powershell "--word=$word" -- $words 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $value, $about = $_ -split "${'`'}t", 2
        if (-not $about) { $about = $value }
        $text = $value
        if ($value -notmatch '^[\w-][\w@.:/=+-]*$') { $text = "'" + $value.Replace("'", "''") + "'" }
        New-Object System.Management.Automation.CompletionResult $text, $value, 'ParameterValue', $about
    }
}
`;

/** The script that a shell reads once to complete lines of `collega`. */
export const shellScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
