"""Names of months in English, German, French, Ukrainian and Russian, as dates have them."""

_NAMES = (
    "january jan januar jänner janvier січня січень января январь",
    "february feb februar février fevrier лютого лютий февраля февраль",
    "march mar märz maerz mars березня березень марта март",
    "april apr avril квітня квітень апреля апрель",
    "may mai травня травень мая май",
    "june jun juni juin червня червень июня июнь",
    "july jul juli juillet липня липень июля июль",
    "august aug août aout серпня серпень августа август",
    "september sept sep septembre вересня вересень сентября сентябрь",
    "october oct oktober octobre жовтня жовтень октября октябрь",
    "november nov novembre листопада листопад ноября ноябрь",
    "december dec dezember décembre decembre грудня грудень декабря декабрь",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
