"""The small words of English that show who is spoken of, and whether it is so, was so, is wished or is asked.

Names of nations, settings and roles are not here but in ``knowledge/vocabulary.yml``.
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that are parted by spaces."""
    return frozenset(words.split())


# The SENCO as visitors spell it.
SENCOS = word_set("senco sendco senko sencoe seno sneco scenco alnco alenco inco")
FIRST_PERSON = word_set("i me we us myself ourselves")
POSSESSIVE = word_set("my our")
OTHER_PERSON = word_set("he she they you someone somebody anyone anybody everyone everybody nobody people them him her")
NEUTRAL = word_set("it this that its there")
SUBJECTS = FIRST_PERSON | OTHER_PERSON | NEUTRAL
# People who are spoken of: "my head says", "our TA wants", "a friend of mine".
PEOPLE = word_set(
    "lsa assistant practitioner predecessor flatmate housemate client student boy girl lad lead leader "
    "head heads headteacher ht principal senco sendco sencos mentor wife husband partner boyfriend "
    "girlfriend friend friends mate sister brother mum dad mother father colleague colleagues ta tas hlta "
    "teacher teachers ect nqt boss deputy daughter son child kid niece nephew cousin aunt uncle manager "
    "governor governors governing tutor neighbour employee staff candidate supervisor slt alnco"
)

# Without an article they begin a clause only as its subject: "head says", "mum taught".
NAMELESS = word_set(
    "mum dad friend husband wife head headteacher boss mate sister brother daughter son mentor senco "
    "sendco colleague manager principal teacher deputy"
)
AFTER_OWN_ROLE = word_set(
    "in at with for of here and or since from to no but years role job as by on now currently wanting , . "
    "! - ( yet who working hoping looking then qualified trained"
)

AUXILIARY = word_set("am is are was were do does did can could will would should must may might have has shall")
WH_ALWAYS = word_set("what whats how hows why which whose")
WH_BEFORE_AUXILIARY = word_set("who whos when where")
DETERMINERS = word_set("a an any the my our your all every most some each another")
# Plurals that a question can be about with no article: "do special schools need".
PLURAL_SUBJECTS = word_set(
    "sencos sendcos tas teachers ects nqts hltas schools academies colleges nurseries special independent "
    "private mainstream maintained state parents heads headteachers people all most prus trainees primary "
    "secondary early overseas unqualified qtls nasenco deputy assistant welsh scottish"
)
QUESTION_LEADS = word_set(
    "wondering wonder curious question query asking ask tell explain info information advice help difference"
)
BREAKS = word_set(", - – — ( ) / | •") | {'"'}
# A new clause begins with one of these.
CONJUNCTIONS = word_set("but however although though because cos coz so if whether unless while whereas then")
CONDITIONS = word_set("if whether unless suppose supposing")
# After one of these an "I" goes on with the clause; anywhere else it begins one.
BEFORE_I = AUXILIARY | CONJUNCTIONS | WH_ALWAYS | WH_BEFORE_AUXILIARY | word_set("as that once since after before")

# A clause without a subject speaks of the visitor if it begins so: "been a TA", "working in Leeds", "currently at".
ELIDED_I = word_set(
    "am been work working worked teach teaching taught based live living currently just now got have had "
    "qualified trained training started appointed became become moved moving doing did finished completed "
    "never still recently newly only hold holding run running lead leading was not no nope at in already "
    "both presently soon since about nearly almost over former ex acting joined left passed gained "
    "without began mostly mainly usually here employed hired promoted offered yet used hoping looking "
    "wanting stopped stepped stood gave quit resigned retired"
)
# What follows is no fact about the visitor: it is wished, possible, required, said or thought.
NOT_FACT = word_set(
    "want wanting wants wanted wish like hope hoping hopes plan planning think thinking thought "
    "considering consider interested looking look aspire aspiring dream aim aiming intend fancy moving "
    "relocating move applying apply wondering become be becoming will can could should would might may "
    "must need needed to ask asking asked confused read heard hear told know knew believe guess "
    "understand about worried seen saw decided says said tempted torn assume assumes suppose fancied "
    "prefer rather wonder regarding re compare versus vs unlike than help tell explain"
)
# "to" does not make a wish in these: "moved to Wales", "appointed to a PRU", "used to".
TO_A_FACT = word_set("moved switched transferred came gone appointed promoted relocated changed seconded used")
PAST = word_set(
    "was were used formerly previously former ex retired left leaving leave taught worked trained studied "
    "came grew originally qualified once from went"
)
# The visitor as the one to whom it is done: "they offered me".
DONE_TO_ME = word_set("offered gave given made appointed hired promoted moved sent employs employed")
# "was" followed by one of these tells how the present came about.
BROUGHT_ABOUT = word_set("appointed made promoted hired employed given offered recruited")
NOW = word_set("now currently presently today")
NEGATIONS = word_set("not never nor neither without non outside")
# "not sure", "not only" deny nothing.
NO_NEGATION = word_set("sure just only certain necessarily clear convinced really mention to forgetting")
TRAINED = word_set(
    "trained qualified studied degree licence license liscence licensed certified graduated qualification "
    "qualifications papers certificate diploma pgde pgce b.ed bed m.ed qts nationals highers register "
    "registered master masters phd"
)
# After one of these it is no longer the place of training that is told.
NO_LONGER_TRAINING = NOW | word_set("and work working teach teaching live living based moved")

# A need is that of pupils the visitor works with before one of these ("autistic pupils") ...
PUPILS = word_set("pupils children kids students learners base unit school class lead specialist provision teenagers")
# ... or after one of these and a preposition ("experience of autism", "I specialise in dyslexia").
WORK_WITH = PUPILS - {"school"} | word_set(
    "work works working worked teaching support supporting supported specialise specialised specialising "
    "experience background expertise trained training"
)

# Words that may stand around vocabulary in a bare reply: "yes, in a mainstream primary school please".
FILLERS = word_set(
    "yes yeah yep yup y no nope nah ok okay um umm er erm hm hmm uh well a an the in at from of on for "
    "with near around based currently just only still hi hiya hello hey shwmae thanks please pls thx and it is its "
    "it's school schools setting probably small large big rural local one two form year years yr yrs "
    "month months here sorry wait i meant mean actually oops correction now both mostly mainly sector yet but "
    "then not nearly about part time full moment present place main 's ? ! . , : ; - ( ) / & ... + *"
)
BARE_PREPOSITIONS = word_set("near in at for with from of as")
# Skipped in looking for what a clause begins with.
OPENERS = word_set(
    "hi hello hey well so and but yes yeah yep no nope ok okay also then basically sorry thanks please um "
    "er because cos although though honestly anyway oh ah , - ( . !"
)
AND_WHAT_ABOUT = word_set("and or what how about also")

# Roles
# A determiner before a role.
ARTICLES = word_set("a an the another")
# What may stand between "I'm" and a role: "I'm currently only a".
BETWEEN_LINK_AND_ROLE = NEGATIONS | word_set(
    "currently just only still now also already actually both and & / yet no longer basically really newly me "
    "simply effectively technically full time part primary secondary experienced new senior qualified trained "
    "fully , ( - presently mainly always ks1 ks2 fe"
)
# What may follow a role that a clause begins with: "TA in a primary", "ECT wanting to", "teacher of 6 years".
AFTER_OPENING_ROLE = word_set(
    "in at for with of here based working currently wanting hoping looking thinking who since but and now by doing "
    "from want , . ! ) - ( trying about on years yet"
)
# What comes after one of these has not come about yet.
TIME_CLAUSE = word_set("when once after until before till til by time")

# They count at the start of a clause, or after one of the words in BEFORE_CORRECTION.
CORRECTIONS = (
    ("no", "wait"), ("wait", "no"), ("i", "meant"), ("i", "mean"), ("meant",), ("correction",), ("scrap", "that"),
    ("make", "that"), ("oops",), ("my", "mistake"), ("my", "bad"), ("sorry", "no"), ("no", "sorry"), ("sorry", "it"),
    ("sorry", "its"), ("sorry", "not"), ("sorry", ","), ("sorry", "i"), ("sorry", "in"), ("or", "rather"),
    ("actually", "no"), ("actually", "it"), ("actually", "its"), ("actually", "i"), ("actually", "in"), ("typo",),
    ("ignore", "that"), ("wait",), ("hang", "on"), ("not", "that"), ("i", "was", "wrong"), ("that", "was", "wrong"),
    ("that", "should", "be"), ("it", "should", "be"), ("should", "say"),
)  # fmt: skip
BEFORE_CORRECTION = word_set("no oh ah er um sorry wait actually - , (")
