"""What the chatbot knows and how it answers: plain Python that needs neither Rasa nor TensorFlow."""
