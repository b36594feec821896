"""Train the model when needed, and run the chatbot's processes as one."""
