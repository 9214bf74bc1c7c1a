"""Given names that are short for one another; a hint that two rows are one person, never proof."""

from __future__ import annotations

from functools import lru_cache

# each line: a name, then what people call it
_FAMILIES = """
abigail abby gail | alexander alex alec sasha sandy lex | alexandra alex sandra sasha sandy lexi
alfred alf alfie fred | andrew andy drew | anthony tony ant | antonio toni tonio
barbara barb babs | benjamin ben benny benji | bernard bernie | bradley brad
caroline carol carrie | catherine cathy kate katie cat katherine kathryn kathleen kathy kat kitty
charles charlie chuck chas | charlotte charlie lottie | christina chris tina christine chrissy
christopher chris kit topher | daniel dan danny | david dave davey | deborah deb debbie
donald don donny | dorothy dot dottie | douglas doug | edward ed eddie ted teddy ned
eleanor ellie nell nora | elizabeth liz beth lizzie betty eliza lisa libby | emily em emmy
eugene gene | francis frank fran | frances fran fanny | franziska franzi | frederick fred freddie
gabriel gabe | gabrielle gabi gabby | geoffrey geoff jeff | george georgie | gerald gerry jerry
gregory greg | hannah han hanna | harold harry hal | henry harry hank hal | isabella bella izzy
jacob jake | jacqueline jackie | james jim jimmy jamie | jennifer jen jenny | jessica jess jessie
johannes hannes joh | john johnny jack | jonathan jon jonny john | joseph joe joey jo
joshua josh | judith judy | juliana julia jule | kenneth ken kenny | kimberly kim
lawrence larry | leonard leo len lenny | louis lou louie | louise lou | lucia lucy
madeleine maddie | margaret maggie meg peggy marge greta | martin marty | mateo matt
matthew matt matty | maximilian max | michael mike mick mickey mikey | michaela micha
mitchell mitch | natalie nat nats | nathaniel nat nate nathan | nicholas nick nicky nico
nicole nicky nikki | olivia liv livvy | oliver ollie | pamela pam | patricia pat patty trish
patrick pat paddy | peter pete | philip phil pip | phillip phil | raymond ray | rebecca becky becca
richard rick dick rich richie | robert bob rob bobby robbie bert | ronald ron ronnie
rosemary rose rosie | russell russ | samantha sam | samuel sam sammy | sebastian seb basti
stanley stan | stephanie steph | stephen steve steven stevie | steven steve
susan sue susie suzy | sven swen | terence terry | theodore ted theo teddy | theresa terry tess
thomas tom tommy | timothy tim timmy | tobias tobi | ulrich uli | valerie val
vanessa nessa | veronica ronnie vroni | victoria vicky tori | vincent vince vinny
walter walt wally | wilhelm willi | william bill will billy willy liam | wolfgang wolf
zachary zach zack
"""


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    """Give by name the full names it can stand for."""
    found: dict[str, set[str]] = {}
    for family in _FAMILIES.replace("\n", "|").split("|"):
        names = family.split()
        for name in names:
            found.setdefault(name, set()).add(names[0])
    return {name: frozenset(full) for name, full in found.items()}


def can_be_one_name(one: str, other: str) -> bool:
    """Say whether two folded given names can be the same: equal, short, or an initial."""
    if one == other:
        return True
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    forms = _forms()
    return bool(forms.get(one, frozenset()) & forms.get(other, frozenset()))
