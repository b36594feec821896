"""The small words of English that show who is spoken of, and whether it is so, was so, is wished or is asked.

Names of nations, settings and roles are not here but in ``knowledge/vocabulary.yml``.
"""

from __future__ import annotations

FIRST_PERSON = frozenset("i me we us myself ourselves".split())
POSSESSIVE = frozenset("my our".split())
OTHER_PERSON = frozenset(
    "he she they you someone somebody anyone anybody everyone everybody nobody people them him her".split()
)
NEUTRAL = frozenset("it this that its there".split())
SUBJECTS = FIRST_PERSON | OTHER_PERSON | NEUTRAL
# People who are spoken of: "my head says", "our TA wants", "a friend of mine".
PEOPLE = frozenset(
    "head heads headteacher ht principal senco sendco sencos mentor wife husband partner boyfriend girlfriend friend "
    "friends mate sister brother mum dad mother father colleague colleagues ta tas hlta teacher teachers ect nqt boss "
    "deputy daughter son child kid niece nephew cousin aunt uncle manager governor governors governing tutor "
    "neighbour employee staff candidate supervisor slt alnco".split()
)

AUXILIARY = frozenset(
    "am is are was were do does did can could will would should must may might have has shall".split()
)
WH_ALWAYS = frozenset("what whats how hows why which whose".split())
WH_BEFORE_AUXILIARY = frozenset("who whos when where".split())
DETERMINERS = frozenset("a an any the my our your all every most some each another".split())
# Plurals that a question can be about with no article: "do special schools need".
PLURAL_SUBJECTS = frozenset(
    "sencos sendcos tas teachers ects nqts hltas schools academies colleges nurseries special independent private "
    "mainstream maintained state parents heads headteachers people all most prus trainees primary secondary early "
    "overseas unqualified qtls nasenco deputy assistant welsh scottish".split()
)
QUESTION_LEADS = frozenset(
    "wondering wonder curious question query asking ask tell explain info information advice help difference".split()
)
BREAKS = frozenset(", - – — ( ) \" / | •".split())
# A new clause begins with one of these.
CONJUNCTIONS = frozenset("but however although though because cos coz so if whether unless while whereas then".split())
CONDITIONS = frozenset("if whether unless suppose supposing".split())
# After one of these an "I" goes on with the clause; anywhere else it begins one.
BEFORE_I = AUXILIARY | CONJUNCTIONS | WH_ALWAYS | WH_BEFORE_AUXILIARY | frozenset("as that once since after before".split())

# A clause without a subject speaks of the visitor if it begins so: "been a TA", "working in Leeds", "currently at".
ELIDED_I = frozenset(
    "am been work working worked teach teaching taught based live living currently just now got have had qualified "
    "trained training started appointed became become moved moving doing did finished completed never still recently "
    "newly only hold holding run running lead leading was not no nope at in already both presently soon since "
    "about nearly almost over former ex acting joined left passed gained without began mostly mainly usually here "
    "employed hired promoted offered yet used hoping looking wanting".split()
)
# What follows is no fact about the visitor: it is wished, possible, required, said or thought.
NOT_FACT = frozenset(
    "want wanting wants wanted wish like hope hoping hopes plan planning think thinking thought considering consider "
    "interested looking look aspire aspiring dream aim aiming intend fancy moving relocating move applying apply "
    "wondering become be becoming will can could should would might may must need needed to ask asking asked "
    "confused read heard hear told know knew believe guess understand about worried seen saw decided says said "
    "tempted fancied prefer rather wonder regarding re compare versus vs unlike than help tell explain".split()
)
# "to" does not make a wish in these: "moved to Wales", "appointed to a PRU", "used to".
TO_A_FACT = frozenset(
    "moved moving switched transferred came gone went appointed promoted relocated changed seconded used back over "
    "due next close according new in".split()
)
PAST = frozenset(
    "was were used formerly previously former ex retired left leaving leave taught worked trained studied came grew "
    "originally qualified once from".split()
)
# The visitor as the one to whom it is done: "they offered me".
DONE_TO_ME = frozenset("offered gave given made appointed hired promoted moved sent employs employed".split())
# "was" followed by one of these tells how the present came about.
BROUGHT_ABOUT = frozenset("appointed made promoted hired employed given offered recruited".split())
NOW = frozenset("now currently presently today".split())
NEGATIONS = frozenset("not never nor neither without non".split())
# "not sure", "not only" deny nothing.
NO_NEGATION = frozenset("sure just only certain necessarily clear convinced really mention to forgetting".split())
TRAINED = frozenset(
    "trained qualified studied trainee degree licence license licensed certified graduated training".split()
)

# Words that show that a need is that of pupils the visitor works with.
WORK_WITH = frozenset(
    "work works working worked teach teaching taught support supporting supported specialise specialised specialist "
    "experience background pupils children kids students learners class unit base lead leading trained training run "
    "running school".split()
)

# Words that may stand around vocabulary in a bare reply: "yes, in a mainstream primary school please".
FILLERS = frozenset(
    "yes yeah yep yup y no nope nah ok okay um umm er erm hm hmm uh well a an the in at from of on for with near "
    "around based currently just only still hi hello hey thanks please pls thx and it is its it's school schools "
    "setting probably small large big rural local one two form year years yr yrs month months here sorry wait i "
    "meant mean actually oops correction now both mostly mainly sector then not nearly about part time full "
    "moment present place main 's ? ! . , : ; - ( ) / & ... + *".split()
)
BARE_PREPOSITIONS = frozenset("in at for with from of as".split())
# Skipped in looking for what a clause begins with.
OPENERS = frozenset(
    "hi hello hey well so and but yes yeah yep no nope ok okay also then basically sorry thanks please um er because "
    "cos although though honestly anyway oh ah , - ( . !".split()
)
AND_WHAT_ABOUT = frozenset("and or what how about also".split())

# They count at the start of a clause, or after one of the words in BEFORE_CORRECTION.
CORRECTIONS = (
    ("no", "wait"), ("wait", "no"), ("i", "meant"), ("i", "mean"), ("meant",), ("correction",), ("scrap", "that"),
    ("make", "that"), ("oops",), ("my", "mistake"), ("my", "bad"), ("sorry", "no"), ("no", "sorry"), ("sorry", "it"),
    ("sorry", "its"), ("sorry", "not"), ("sorry", ","), ("sorry", "i"), ("sorry", "in"), ("or", "rather"),
    ("actually", "no"), ("actually", "it"), ("actually", "its"), ("actually", "i"), ("actually", "in"), ("typo",),
    ("ignore", "that"), ("wait",), ("hang", "on"), ("not", "that"), ("i", "was", "wrong"), ("that", "was", "wrong"),
)  # fmt: skip
BEFORE_CORRECTION = frozenset("no oh ah er um sorry wait actually - , (".split())
