"""The questions of the speed benchmark: every length and kind, none of them special to us."""

QUESTIONS = (
    "What is a SENCO?",
    "senco npq deadline",
    "How do I become a SENCO if I am a teaching assistant with a degree in psychology?",
    "hello",
    "is it true that i have five years to finish the npq",
    "I have been teaching year 4 for six years and my head has asked me to take over as SENCO in September, "
    "so what do I have to do about the qualification and who pays for it?",
    "pay",
    "what is the weather like in Leeds",
    "Can the headteacher be the SENCO?",
    "thanks",
)
